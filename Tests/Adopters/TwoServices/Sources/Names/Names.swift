/// Records of a domain, as the service calls them.
public typealias Record = DNSPOD.RecordListItem
