import JSONCoding
import TencentCloudLocal
import TencentCloudMPS
import TencentCloudVOD
import Testing

@testable import AigcImage

@Suite struct ReferenceTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"), ("\u{ff}\u{fe}~", "w7/Dvn4="),
    ])
    func base64IsThatOfTheStandard(text: String, base64: String) {
        #expect(Base64.text(Array(text.utf8)) == base64)
        #expect(Base64.count(of: text.utf8.count) == base64.utf8.count)
    }

    private func request(_ references: [ImageReference]) -> ImageRequest {
        var request = ImageRequest("in this style")
        request.model = .gg("3.1")
        request.references = references
        return request
    }

    @Test(arguments: [ImageBytes.png, ImageBytes.jpeg, ImageBytes.webp])
    func imagesTravelInsideTheRequest(bytes: [UInt8]) throws {
        // The name says nothing.
        try folder.write(bytes, to: "style.txt")
        for reference in [ImageReference.bytes(bytes), .file(folder.file("style.txt"))] {
            let request = try VOD.CreateAigcImageTaskRequest(request([reference]), subAppID: 1)
            let file = try #require(request.fileInfos?.first)
            #expect(file.type == .base64 && file.base64 == Base64.text(bytes))
            #expect(file.url == nil && file.fileID == nil)
        }
    }

    @Test func whatIsNoImageIsRefused() throws {
        try folder.write(ImageBytes.html, to: "fake.png")
        let cases: [(ImageReference, ReferenceError.Reason)] = [
            (.file(folder.file("fake.png")), .notAnImage), (.bytes([]), .notAnImage),
            (.file(folder.file("none.png")), .unreadable("No such file or directory")),
            (.file(folder.path), .unreadable("is a folder")),
        ]
        for (reference, reason) in cases {
            let error = #expect(throws: ImageRequestError.self) {
                try VOD.CreateAigcImageTaskRequest(request([reference]), subAppID: 1)
            }
            #expect(error?.references.map(\.reason) == [reason])
        }
    }

    @Test func whatARequestCannotHoldTravelsOnItsOwn() throws {
        let half = ImageBytes.png + [UInt8](repeating: 0, count: ImageReference.embeddedLimit / 4 * 3 / 2)
        _ = try VOD.CreateAigcImageTaskRequest(request([.bytes(half)]), subAppID: 1)
        let files = try VOD.CreateAigcImageTaskRequest(request([.bytes(half), .bytes(half)]), subAppID: 1)
            .fileInfos
        #expect(files?.map(\.type) == [.file, .file] && files?.allSatisfy { $0.base64 == nil } == true)
    }

    @Test func tooManyBytesAreRefusedBeforeTheyAreSent() throws {
        try folder.write([UInt8](repeating: 0, count: ImageReference.uploadLimit + 1), to: "large")
        let error = #expect(throws: ImageRequestError.self) {
            try VOD.CreateAigcImageTaskRequest(request([.file(folder.file("large"))]), subAppID: 1)
        }
        #expect(error?.references.map(\.reason) == [.tooLarge(ImageReference.uploadLimit + 1)])
    }

    @Test func withoutABucketMPSSaysSo() throws {
        for reference in [ImageReference.bytes(ImageBytes.png), .file("style.png")] {
            let error = #expect(throws: ImageRequestError.self) {
                try MPS.CreateAigcImageTaskRequest(request([reference]))
            }?.unsupportedOptions.first { $0.option == "references" }
            #expect(error?.alternative?.contains("--upload-bucket") == true)
        }
    }

    @Test func aLocalFileIsDrawnFrom() async throws {
        let local = try LocalService.start(.init(taskDuration: .milliseconds(1), queueDuration: .zero))
        let generator = ImageGenerator(.vod(VODClient(local.patientConfiguration), subAppID: 1_500_000_001))
        try folder.write(ImageBytes.png, to: "style.png")
        let images = try await generator.generate(request([.file(folder.file("style.png"))]))
        #expect(images.count == 1)
    }
}
