import TencentCloudRuntime

extension ImageService {
    /// Creates a task, once the images of this machine that it goes by are where the service gets at them.
    ///
    /// - Parameters:
    ///   - request: What to draw; nothing stands against it.
    ///   - uploads: Whether its images travel on their own, rather than inside it.
    ///   - send: Sends the request and returns the task's ID.
    func create<Request: DrawingRequest>(
        _ request: Request, uploads: Bool, send: (Request) async throws -> String
    ) async throws -> CreatedTask {
        guard uploads else { return CreatedTask(id: try await send(request)) }
        var request = request
        var uploaded: [UploadedImage] = []
        do {
            for list in Request.imageLists {
                for index in request[keyPath: list].indices {
                    guard let image = try local(request[keyPath: list][index]) else { continue }
                    let upload = try await uploading(image)
                    uploaded.append(upload)
                    request[keyPath: list][index] = upload.reference
                }
            }
            return CreatedTask(id: try await send(request), uploads: uploaded)
        } catch {
            // A task that may exist still has to fetch them.
            if CreationDoubt(error) == nil, !(error is CancellationError) { await uploaded.remove() }
            throw error
        }
    }

    /// The image may have changed since the request was checked.
    private func local(_ reference: ImageReference) throws(ImageRequestError) -> LocalImage? {
        do throws(ReferenceError) {
            return try LocalImage(reference)
        } catch {
            throw ImageRequestError([.reference(error)])
        }
    }

    private func uploading(_ image: LocalImage) async throws -> UploadedImage {
        do {
            return try await upload(image)
        } catch let error as CancellationError {
            throw error
        } catch {
            throw UploadError(reference: image.name, underlying: error)
        }
    }
}

extension ImageFormat {
    /// As COS and those who download it are told.
    var mediaType: String { "image/\(rawValue)" }
}
