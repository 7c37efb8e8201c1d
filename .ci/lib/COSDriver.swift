// Signs what it reads, a JSON object a line, and answers each with a line of JSON: an authorisation, or a presigned
// address. `.ci/checks/cos.py` compiles it as a part of the package.
import JSONCoding
import TencentCloudCOS
import TencentCloudRuntime

/// A line of input.
struct Job {
    let members: JSONValue

    func text(_ name: String) -> String { members[name]?.string ?? "" }

    func number(_ name: String) -> Int64 { Int64(text(name)) ?? 0 }

    func fields(_ name: String) -> [HTTPField] {
        (members[name]?.array ?? []).map { pair in
            HTTPField(name: pair.array?.first?.string ?? "", value: pair.array?.last?.string ?? "")
        }
    }

    /// What the official SDK puts into the header `Authorization`.
    func authorization() -> String {
        COSSignature(
            method: text("method"), path: text("path"), parameters: fields("parameters"),
            headers: fields("headers"), time: number("begin")...number("end")
        ).authorization(secretID: text("secretId"), secretKey: text("secretKey"))
    }

    func presignedURL() async throws -> String {
        let token = text("token")
        let credentials = Credentials(
            secretID: text("secretId"), secretKey: text("secretKey"), token: token.isEmpty ? nil : token)
        var client = try COSClient(
            bucket: text("bucket"), region: text("region"), credentials: .static(credentials))
        let now = number("now")
        client.clock = UnixClock { now }
        return try await client.presignedURL(
            for: text("key"), expiresIn: .seconds(number("expires")))
    }
}

@main
enum Driver {
    static func main() async throws {
        while let line = readLine() {
            let job = Job(members: try JSONValue(jsonText: line))
            let answer = job.text("kind") == "presign" ? try await job.presignedURL() : job.authorization()
            print(JSONValue.string(answer).jsonText)
        }
    }
}
