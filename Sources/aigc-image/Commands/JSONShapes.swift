/// What `--json` prints, by example, for help.
enum JSONShapes {
    /// Images and where they are; times in seconds since 1970.
    static let images = """
        {"service": "mps", "taskId": "4-AigcImage-c3b145ec", "images": [
          {"path": "panda.png", "format": "png", "bytes": 48213,
           "url": "https://example.com/panda.png",
           "expiresAt": 1780000000, "fileId": null}]}
        """

    /// Images that weren't saved.
    static let addresses = """
        {"service": "mps", "taskId": "4-AigcImage-c3b145ec", "images": [
          {"url": "https://example.com/panda.png",
           "expiresAt": 1780000000, "fileId": null}]}
        """

    /// A failure of a command about a task. The code is the service's, or Interrupted, TimedOut, UnknownState, AlreadyAccepted; the
    /// category moderation, quota, rate, credentials, balance, invalid, service, connection, timeout or file.
    static let failure = """
        {"service": "mps", "taskId": null, "sessionId": null, "error":
          {"code": "LimitExceeded", "message": "There are too many tasks.",
           "category": "quota", "advice": "Wait until some are done.",
           "requestId": "9c2f6a1e-7b40", "mayBeBilled": false}}
        """

    /// A task; its state is created, waiting, drawing, done or failed.
    static let state = """
        {"service": "vod", "taskId": "251007502-AigcImage-5f0c2a9d",
         "state": "drawing", "percent": 40, "images": []}
        """

    /// A task that failed.
    static let failedState = """
        {"service": "vod", "taskId": "251007502-AigcImage-5f0c2a9d",
         "state": "failed", "error": {"code": "ModelGenerateFailed",
         "message": "The model failed.", "category": "service",
         "advice": "Change the prompt."}, "images": []}
        """

    /// A batch; an item's state is one of `BatchItemState`, the error what ended all of it early.
    static let batch = """
        {"total": 2, "saved": 1, "failed": 1, "inDoubt": 0,
         "unfinished": 0, "contactSheet": "out/index.html",
         "error": null, "items": [
          {"id": "a-red-panda", "state": "saved", "prompt": "a red panda",
           "model": "Kling 3.0", "seed": 7,
           "taskId": "251007502-AigcImage-5f0c2a9d",
           "sessionId": "5d1b0c", "paths": ["out/a-red-panda.png"],
           "fileIds": [], "seconds": 12, "mayBeBilled": true,
           "error": null}]}
        """

    /// The models; null is what isn't documented, [] what a model doesn't take.
    static let models = """
        [{"service": "vod", "asOf": "2026-05-19", "models": [
          {"name": "Hunyuan", "version": "3.0", "references": 3,
           "images": 1, "resolutions": [], "aspectRatios": [],
           "size": {"side": {"min": 512, "max": 2048},
                    "multipleOf": null,
                    "pixels": {"min": null, "max": 1048576}},
           "notes": null}]}]
        """

    /// The local service's address and key.
    static let service = """
        {"url": "http://127.0.0.1:8080", "secretId": "AKID0123",
         "secretKey": "0123"}
        """

    /// What was looked at; the advice is null where all is well.
    static let findings = """
        {"findings": [
          {"name": "clock", "ok": false,
           "message": "601 s behind mps.intl.tencentcloudapi.com's",
           "advice": "Set this machine's clock."}]}
        """
}
