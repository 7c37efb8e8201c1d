import Foundation
import TencentCloudLocal
import Testing

@testable import AigcImage

@Suite struct ContactSheetTests {
    @Test func whatPeopleWriteStaysText() {
        var entry = ContactSheet.Entry(
            title: "<b>&\"'", prompt: "</p><script>alert(1)</script>\u{0} \u{1F43C}")
        entry.pictures = [.file("a\" onerror=\"x.png"), .file("javascript:alert(1)"), .file("熊 1#2?.png")]
        entry.note = "<img src=x>"
        entry.model = "<i>"
        let html = ContactSheet(title: "</title><script>", entries: [entry]).html
        #expect(!html.contains("<script") && !html.contains("<b>") && !html.contains("<img src=x"))
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;\u{FFFD} \u{1F43C}"))
        #expect(html.contains(#"src="./a%22%20onerror%3D%22x.png""#))
        #expect(html.contains(#"src="./javascript%3Aalert%281%29""#))
        #expect(html.contains(#"src="./%E7%86%8A%201%232%3F.png""#))
        #expect(html.contains("<dd>&lt;b&gt;&amp;&quot;&#39;</dd>"))
        // Nothing is fetched from anywhere.
        #expect(!html.contains("://"))
    }

    @Test func embeddedPicturesAreInsideThePage() {
        var entry = ContactSheet.Entry(title: "1", prompt: "a red panda")
        entry.pictures = [.embedded(ImageBytes.jpeg), .embedded(ImageBytes.html)]
        let html = ContactSheet(entries: [entry]).html
        #expect(html.contains("src=\"data:image/jpeg;base64,\(Base64.text(ImageBytes.jpeg))\""))
        #expect(html.components(separatedBy: "<img ").count == 2)
    }

    @Test func aBatchBecomesAPage() async throws {
        let local = try LocalService.start(.init(taskDuration: .milliseconds(1), queueDuration: .zero))
        let folder = try TemporaryFolder()
        var items = [ImageBatch.Item(id: "panda", ImageRequest("a red panda"))]
        items[0].request.model = .kling("3.0")
        items[0].request.count = 2
        items[0].request.seed = 7
        items.append(.init(id: "bad", ImageRequest("[[fail:ModelGenerateFailed]] a <panda>")))
        let batch = ImageBatch(
            items, folder: folder.path,
            generator: ImageGenerator(.vod(VODClient(local.patientConfiguration), subAppID: 1_500_000_001)))
        _ = try await batch.run()
        try batch.contactSheet().write(to: folder.file("index.html"))
        let html = String(decoding: try folder.bytes("index.html"), as: UTF8.self)
        for text in [
            #"src="./panda-1.png""#, #"src="./panda-2.png""#, "a &lt;panda&gt;", "ModelGenerateFailed",
            "<dd>Kling 3.0</dd>", "<dd>7</dd>", "2 pictures, 1 of 2 requests drawn",
        ] {
            #expect(html.contains(text), "\(text)")
        }
        #expect(try batch.contactSheet(embedsPictures: true).html.contains("data:image/png;base64,"))
        #expect(throws: DownloadError.self) { try batch.contactSheet().write(to: folder.file("index.html")) }
        try batch.contactSheet().write(to: folder.file("index.html"), overwrite: true)
        #expect(folder.names == [ImageBatch.journalName, "index.html", "panda-1.png", "panda-2.png"])
    }
}
