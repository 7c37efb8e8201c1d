import TencentCloudCOS
import TencentCloudLocal
import TencentCloudMPS
import TencentCloudRuntime
import TencentCloudVOD
import Testing

@Suite struct UploadTests {
    private static let application: UInt64 = 1_500_000_001

    let local: LocalService
    let vod: VODClient

    init() throws {
        local = try LocalService.start(.init(limitsRequestRate: false))
        vod = VODClient(local.patientConfiguration)
    }

    /// The place of an upload as its keys open it.
    private func bucket(_ place: VOD.ApplyUploadResponse) throws -> COSClient {
        let keys = try #require(place.tempCertificate)
        return try COSClient(
            bucket: place.storageBucket, region: place.storageRegion,
            credentials: .static(
                Credentials(secretID: keys.secretID, secretKey: keys.secretKey, token: keys.token)),
            endpoint: local.cosEndpoint(bucket: place.storageBucket))
    }

    private func code(_ body: () async throws -> Void) async -> String? {
        do { try await body() } catch {
            return (error as? ServiceError)?.code.rawValue ?? (error as? COSError)?.code.rawValue
                ?? "\(error)"
        }
        return nil
    }

    @Test func whatWasPutIsTakenIn() async throws {
        let place = try await vod.applyUpload(.init(mediaType: "png", subAppID: Self.application))
        let commit = VOD.CommitUploadRequest(vodSessionKey: place.vodSessionKey, subAppID: Self.application)
        let tooEarly = await code { _ = try await vod.commitUpload(commit) }
        #expect(tooEarly == "InvalidParameterValue.VodSessionKey")
        #expect(place.mediaStoragePath.hasPrefix("/") && place.mediaStoragePath.hasSuffix(".png"))
        try await bucket(place).put([1, 2, 3], to: String(place.mediaStoragePath.dropFirst()))
        let elsewhere = await code {
            _ = try await vod.commitUpload(.init(vodSessionKey: place.vodSessionKey, subAppID: 1))
        }
        #expect(elsewhere == "InvalidParameterValue.VodSessionKey")
        let file = try await vod.commitUpload(commit)
        #expect(try await vod.commitUpload(commit).fileID == file.fileID)
        // A media file is there for everybody.
        let answer = try await DefaultTransport.shared.send(
            HTTPRequest(method: "GET", url: try #require(file.mediaURL)))
        #expect(answer.status == 200 && answer.body == [1, 2, 3])
    }

    @Test func temporaryKeysOpenOneObject() async throws {
        let place = try await vod.applyUpload(.init(mediaType: "png", subAppID: Self.application))
        let bucket = try bucket(place)
        let other = await code { try await bucket.put([1], to: "other.png") }
        #expect(other == "AccessDenied")
        let key = String(place.mediaStoragePath.dropFirst())
        var withoutToken = bucket
        let keys = try #require(place.tempCertificate)
        withoutToken.credentials = .static(Credentials(secretID: keys.secretID, secretKey: keys.secretKey))
        let refused = await code { [withoutToken] in try await withoutToken.put([1], to: key) }
        #expect(refused == "AccessDenied")
        let own = await code { try await bucket.put([1], to: key) }
        #expect(own == nil)
    }

    @Test func whatIsWrongIsRefused() async throws {
        func apply(_ type: String, _ expireTime: String? = nil) async -> String? {
            await code {
                var request = VOD.ApplyUploadRequest(mediaType: type, subAppID: Self.application)
                request.expireTime = expireTime
                _ = try await vod.applyUpload(request)
            }
        }
        #expect(await apply("p/ng") == "InvalidParameterValue.MediaType")
        #expect(await apply("png", "soon") == "InvalidParameterValue.ExpireTime")
        #expect(await apply("png", "2020-01-01T00:00:00Z") == "InvalidParameterValue.ExpireTime")
        #expect(await apply("png", "2999-01-01T00:00:00Z") == nil)
    }

    @Test func referencesMustBeToBeHad() async throws {
        let mps = MPSClient(local.patientConfiguration)
        let pictures = try local.cos(bucket: "pictures-1250000000")
        func draw(_ url: String) async -> String? {
            await code {
                _ = try await mps.createAigcImageTask(.init(prompt: "a", imageInfos: [.init(imageURL: url)]))
            }
        }
        #expect(await draw(try await pictures.presignedURL(for: "a b.png")) == "InvalidParameterValue")
        try await pictures.put([1], to: "a b.png")
        #expect(await draw(try await pictures.presignedURL(for: "a b.png")) == nil)
        #expect(await draw(try pictures.url(of: "a b.png")) == "InvalidParameterValue")
        var file = VOD.AigcImageTaskInputFileInfo()
        (file.type, file.url) = (.url, try pictures.url(of: "a b.png"))
        var request = VOD.CreateAigcImageTaskRequest(
            subAppID: Self.application, modelName: .gg, modelVersion: "3.1", prompt: "a")
        request.fileInfos = [file]
        let drawn = await code { [request] in _ = try await vod.createAigcImageTask(request) }
        #expect(drawn == "InvalidParameterValue")
    }
}
