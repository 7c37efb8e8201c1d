/// The bindings are generated into this target; its own code sees them as any other.
public typealias Machine = CVM.Instance
