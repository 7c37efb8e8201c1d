import TencentCloudCOS
import Testing

@Suite struct COSSignatureTests {
    /// The upload in COS's documentation of request signatures.
    @Test func signsTheDocumentedUpload() {
        let signature = COSSignature(
            method: "PUT", path: "/exampleobject(腾讯云)",
            headers: [
                HTTPField(name: "Date", value: "Thu, 16 May 2019 06:45:51 GMT"),
                HTTPField(name: "Host", value: "examplebucket-1250000000.cos.ap-beijing.myqcloud.com"),
                HTTPField(name: "Content-Type", value: "text/plain"),
                HTTPField(name: "Content-Length", value: "13"),
                HTTPField(name: "Content-MD5", value: "mQ/fVh815F3k6TAUm8m0eg=="),
                HTTPField(name: "x-cos-acl", value: "private"),
                HTTPField(name: "x-cos-grant-read", value: "uin=\"100000000011\""),
            ],
            time: 1_557_989_151...1_557_996_351)
        let authorization = signature.authorization(
            secretID: "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q", secretKey: "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz")
        #expect(
            authorization
                == "q-sign-algorithm=sha1&q-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"
                + "&q-sign-time=1557989151;1557996351&q-key-time=1557989151;1557996351"
                + "&q-header-list=content-length;content-md5;content-type;date;host;x-cos-acl;x-cos-grant-read"
                + "&q-url-param-list=&q-signature=3b8851a11a569213c17ba8fa7dcf2abec6935172")
    }

    /// The download in COS's documentation of request signatures.
    @Test func signsTheDocumentedDownload() {
        let signature = COSSignature(
            method: "GET", path: "/exampleobject(腾讯云)",
            parameters: [
                HTTPField(name: "response-content-type", value: "application/octet-stream"),
                HTTPField(name: "response-cache-control", value: "max-age=600"),
            ],
            headers: [
                HTTPField(name: "Date", value: "Thu, 16 May 2019 06:55:53 GMT"),
                HTTPField(name: "Host", value: "examplebucket-1250000000.cos.ap-beijing.myqcloud.com"),
            ],
            time: 1_557_989_753...1_557_996_953)
        let members = signature.members(
            secretID: "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q", secretKey: "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz")
        #expect(members[5].value == "response-cache-control;response-content-type")
        #expect(members.last?.value == "01681b8c9d798a678e43b685a9f1bba0f6c0e012")
    }

    /// As the official SDK does: escapes in names are lower-cased with them, and of two of one name the last counts.
    @Test func namesAreEncodedAndLowerCased() {
        let signature = COSSignature(
            method: "get", path: "/",
            parameters: [
                HTTPField(name: "A/B", value: "1"), HTTPField(name: "Z", value: "1"),
                HTTPField(name: "z", value: "2"),
            ],
            headers: [], time: 1...2)
        let members = signature.members(secretID: "id", secretKey: "key")
        #expect(members[5].value == "a%2fb;z")
        let once = COSSignature(
            method: "GET", path: "/",
            parameters: [HTTPField(name: "z", value: "2"), HTTPField(name: "a/b", value: "1")], headers: [],
            time: 1...2)
        #expect(members == once.members(secretID: "id", secretKey: "key"))
    }
}
