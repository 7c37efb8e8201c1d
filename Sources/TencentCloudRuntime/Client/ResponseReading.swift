/// What reads the answers to a call's attempt, or its events, as what the action responds with.
struct ResponseReading: Sendable {
    let action: APIAction
    let host: String
    let region: String?
    let attempts: Int
    let secrets: Redaction.Secrets

    /// A response in one piece.
    ///
    /// - Throws: ``ServiceError`` when it is a failure, ``ResponseError``.
    func received(_ response: HTTPResponse) throws -> ReceivedResponse {
        try ReceivedResponse(
            response, to: action, at: host, region: region, attempts: attempts, hiding: secrets)
    }
}
