/// Records of a domain, as the service calls them.
public typealias Record = DNSPod.RecordListItem
/// What marks resources, of a service that shares the target.
public typealias Mark = Tag.TagResource
