/// A provider that may know which site its credentials are of.
package protocol SiteOfCredentials: CredentialsProvider {
    /// Where the credentials are known; nil when nothing says so.
    var endpoint: Endpoint? { get }
}

extension CredentialsProvider {
    /// Where the credentials are known; nil when nothing says so.
    var endpointOfKeys: Endpoint? { (self as? any SiteOfCredentials)?.endpoint }
}
