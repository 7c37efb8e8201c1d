import TencentCloudRuntime

/// What the gateway itself says no to, before an action is asked.
enum GatewayRefusal: Error {
    case noHeader(String)
    /// A header that isn't what it has to be.
    case badHeader(String, String)
    case unknownRegion(String)
    case noAuthorization
    /// Another way to sign, by its name.
    case otherSignature(String)
    case malformedAuthorization
    /// An action that needs a signature, and has none.
    case unsigned(String)
    case unsignedHeaders
    case unsortedHeaders
    case absentHeader(String)
    case expiredSignature
    case otherDate
    case unknownSecretID
    case noSecretID
    case wrongSignature
    case wrongToken
    case otherProduct(signed: String, host: String)
    case noProduct(String)
    case noVersion(String, of: String)
    case noAction(String, of: String)
    case onlyStreams(String)
    case tooManyRequests(String, limit: Int)
    case longBody
    case longQuery
    case malformedForm
    case malformedQuery
    case contentType
    case method

    /// As an answer, in Chinese where that is asked for.
    func fault(in language: Language?) -> ServiceFault {
        let (code, english, chinese) = content
        return ServiceFault(code: code, message: language == .chinese ? chinese : english)
    }

    private var content: (code: ServiceErrorCode, english: String, chinese: String) {
        switch self {
        case .noHeader(let name):
            (.missingParameter, "The header \(name) is missing.", "缺少请求头 \(name)。")
        case .badHeader(let name, let right):
            (.invalidParameter, "The header \(name) has to be \(right).", "请求头 \(name) 的值无效。")
        case .unknownRegion(let region):
            (.unsupportedRegion, "'\(region)' is no region.", "不支持地域“\(region)”。")
        case .noAuthorization:
            (
                .authFailureInvalidAuthorization, "The Authorization header is missing.",
                "缺少请求头 Authorization。"
            )
        case .otherSignature(let name):
            (
                .authFailureInvalidAuthorization,
                "The request is signed by \(name). Only signatures of version 3 are served here: set the SDK's "
                    + "sign method to \(RequestSigner.algorithm).",
                "请求使用了 \(name)。此处仅支持签名方法 v3（\(RequestSigner.algorithm)）。"
            )
        case .malformedAuthorization:
            (
                .authFailureInvalidAuthorization,
                "Authorization isn't '\(RequestSigner.algorithm) Credential=ID/DATE/SERVICE/tc3_request, "
                    + "SignedHeaders=content-type;host, Signature=HEX'.",
                "请求头 Authorization 的格式不正确。"
            )
        case .unsigned(let action):
            (
                .authFailureInvalidAuthorization,
                "\(action) needs a signature: Authorization can't be 'SKIP'.",
                "接口 \(action) 需要签名，Authorization 不能为“SKIP”。"
            )
        case .unsignedHeaders:
            (
                .authFailureInvalidAuthorization, "SignedHeaders has to hold content-type and host.",
                "SignedHeaders 必须包含 content-type 和 host。"
            )
        case .unsortedHeaders:
            (
                .authFailureInvalidAuthorization,
                "SignedHeaders has to be sorted and without repetition.", "SignedHeaders 必须排序且不得重复。"
            )
        case .absentHeader(let name):
            (
                .authFailureInvalidAuthorization,
                "SignedHeaders names '\(name)', which isn't a header of the request in lower case.",
                "SignedHeaders 中的“\(name)”不是请求头。"
            )
        case .expiredSignature:
            (
                .authFailureSignatureExpire,
                "The request was signed more than 5 minutes away from the time here; see the Date header.",
                "签名过期：时间戳与此处时间相差超过 5 分钟，参见响应头 Date。"
            )
        case .otherDate:
            (
                .authFailureInvalidAuthorization,
                "The credential's date isn't X-TC-Timestamp's date in UTC.",
                "Credential 中的日期与 X-TC-Timestamp 的 UTC 日期不一致。"
            )
        case .unknownSecretID:
            (.authFailureSecretIDNotFound, "The SecretId doesn't exist.", "SecretId 不存在。")
        case .noSecretID:
            (
                .authFailureInvalidSecretID, "The SecretId isn't that of an API key.",
                "SecretId 不是云 API 密钥。"
            )
        case .wrongSignature:
            (
                .authFailureSignatureFailure,
                "The signature isn't the one that the SecretKey gives for this request.",
                "签名错误：与 SecretKey 对此请求计算出的签名不一致。"
            )
        case .wrongToken:
            (
                .authFailureTokenFailure, "X-TC-Token isn't the one of this SecretId, or has expired.",
                "X-TC-Token 无效或已过期。"
            )
        case .otherProduct(let signed, let host):
            (
                .authFailureSignatureFailure,
                "The request goes to \(host), but its signature is for \(signed).",
                "请求发往 \(host)，但签名针对的是 \(signed)。"
            )
        case .noProduct(let name):
            (.noSuchProduct, "There is no product '\(name)' here.", "产品“\(name)”不存在。")
        case .noVersion(let version, let product):
            (
                .noSuchVersion, "\(product) has no version '\(version)' of its API here.",
                "\(product) 没有版本“\(version)”。"
            )
        case .noAction(let action, let product):
            (.invalidAction, "\(product) has no action '\(action)' here.", "\(product) 没有接口“\(action)”。")
        case .onlyStreams(let action):
            (.invalidParameter, "\(action) only answers with a stream.", "\(action) 仅支持流式返回。")
        case .tooManyRequests(let action, let limit):
            (
                .requestLimitExceeded,
                "\(action) may be called \(limit) times a second; try again in the next one.",
                "请求频率超过限制：\(action) 每秒最多 \(limit) 次。"
            )
        case .longBody:
            (.requestSizeLimitExceeded, "A request has at most 10 MB.", "请求最大为 10 MB。")
        case .longQuery:
            (.requestSizeLimitExceeded, "A GET request has at most 32 KB.", "GET 请求最大为 32 KB。")
        case .malformedForm:
            (
                .invalidRequest,
                "The body isn't made of parts between the boundary that Content-Type names.",
                "请求体不符合 Content-Type 指定的 boundary。"
            )
        case .malformedQuery:
            (
                .unsupportedProtocol, "The query isn't made of Name=value and List.0.Name=value.",
                "查询字符串的格式不正确。"
            )
        case .contentType:
            (
                .unsupportedProtocol,
                "A POST request's Content-Type has to be application/json or multipart/form-data.",
                "POST 请求的 Content-Type 必须是 application/json 或 multipart/form-data。"
            )
        case .method:
            (.unsupportedProtocol, "Requests are sent with POST or GET.", "仅支持 POST 和 GET 请求。")
        }
    }
}
