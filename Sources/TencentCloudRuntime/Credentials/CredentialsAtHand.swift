/// A provider that mostly needn't wait for anybody, so that a call needs nothing of its own to be kept from waiting
/// too long.
package protocol CredentialsAtHand: CredentialsProvider {
    /// The credentials to sign with now, unless they have to be waited for.
    ///
    /// - Throws: ``CredentialsError`` when there are none.
    func credentialsAtHand() throws(CredentialsError) -> Credentials?
}

extension CredentialsProvider {
    /// Nil when they have to be waited for.
    ///
    /// - Throws: ``CredentialsError`` when there are none.
    func atHand() throws(CredentialsError) -> Credentials? {
        try (self as? any CredentialsAtHand)?.credentialsAtHand()
    }
}
