import JSONCoding
import TencentCloudLocal

/// What clients have to know of a service that has just begun to serve.
package struct Announcement {
    private let url: String
    private let secretID: String
    /// Nil for one that was given: whoever chose it knows it, and it may be a real one.
    private let secretKey: String?

    package init(_ service: LocalService, _ options: LocalServiceOptions) {
        url = service.url
        secretID = service.credentials.secretID
        secretKey = options.credentials == nil ? service.credentials.secretKey : nil
    }

    /// For people: three lines.
    package var text: String {
        """
        listening on \(url)
        secret id: \(secretID)
        secret key: \(secretKey ?? "the one that it was given")

        """
    }

    /// For programs: one line.
    package var json: String {
        var json: JSONObject = ["url": .string(url), "secretId": .string(secretID)]
        json["secretKey"] = secretKey.map(JSONValue.string)
        return json.jsonText + "\n"
    }
}
