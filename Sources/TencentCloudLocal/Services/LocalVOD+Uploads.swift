import TencentCloudRuntime
import TencentCloudVOD

/// A file that was announced, and put into VOD's bucket since perhaps.
struct VODUpload: Sendable {
    var name: ObjectStore.Name
    var subAppID: UInt64?
    /// Nil until it was taken in.
    var fileID: String?
}

extension LocalVOD {
    /// The keys of an upload open it this long, in seconds.
    private static let keyLifetime: Int64 = 3_600

    func applyUpload(
        _ request: VOD.ApplyUploadRequest, context: ServiceContext
    ) throws -> VOD.ApplyUploadResponse {
        try Self.checkApplication(request.subAppID)
        let type = request.mediaType
        guard (1...8).contains(type.utf8.count), type.utf8.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit })
        else {
            throw ServiceFault(
                code: VOD.ErrorCode.invalidParameterValueMediaType,
                message: "'\(type)' isn't the extension of a file that VOD takes.")
        }
        let now = buckets.counter.time()
        if let text = request.expireTime {
            guard let end = ServiceDate(text)?.secondsSince1970, end > now else {
                throw ServiceFault(
                    code: VOD.ErrorCode.invalidParameterValueExpireTime,
                    message: "'\(text)' isn't a time to come in ISO 8601.")
            }
        }
        let name = ObjectStore.Name(
            bucket: Self.bucket, key: "\(request.subAppID ?? 0)/\(RandomNames.hex(32)).\(type)")
        let session = RandomNames.hex(48)
        withState { state, _ in state.uploads[session] = VODUpload(name: name, subAppID: request.subAppID) }
        let keys = buckets.counter.door.keys.make(for: name, until: now + Self.keyLifetime, at: now)
        return VOD.ApplyUploadResponse(
            storageBucket: Self.bucket, storageRegion: "ap-chongqing", vodSessionKey: session,
            mediaStoragePath: "/\(name.key)", coverStoragePath: "",
            tempCertificate: VOD.TempCertificate(
                secretID: keys.secretID, secretKey: keys.secretKey, token: keys.token ?? "",
                expiredTime: UInt64(now + Self.keyLifetime)),
            requestID: context.requestID)
    }

    func commitUpload(
        _ request: VOD.CommitUploadRequest, context: ServiceContext
    ) throws -> VOD.CommitUploadResponse {
        try Self.checkApplication(request.subAppID)
        let upload = withState { state, _ -> VODUpload? in
            guard var upload = state.uploads[request.vodSessionKey], upload.subAppID == request.subAppID,
                buckets.counter.objects.object(upload.name) != nil
            else { return nil }
            // A second commit finds the same file.
            upload.fileID = upload.fileID ?? RandomNames.digits(19)
            state.uploads[request.vodSessionKey] = upload
            if let fileID = upload.fileID { state.stored[fileID] = request.subAppID ?? 0 }
            return upload
        }
        guard let upload, let fileID = upload.fileID else {
            throw ServiceFault(
                code: VOD.ErrorCode.invalidParameterValueVodSessionKey,
                message: "There is no upload of this key, or nothing was put where it said.")
        }
        return VOD.CommitUploadResponse(
            fileID: fileID, mediaURL: buckets.address(of: upload.name), coverURL: "",
            requestID: context.requestID)
    }
}
