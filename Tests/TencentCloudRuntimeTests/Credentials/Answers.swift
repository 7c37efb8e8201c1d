/// Answers of the Security Token Service.
enum STSAnswer {
    static func role(expiring time: Int64) -> String {
        """
        {"Response": {"ExpiredTime": \(time), "Expiration": "2027-01-15T10:00:00Z", "RequestId": "r-1",
         "Credentials": {"Token": "temporarytoken", "TmpSecretId": "AKIDtemporary", "TmpSecretKey": "temporarykey"}}}
        """
    }

    static func failure(_ code: String, _ message: String) -> String {
        #"{"Response": {"Error": {"Code": "\#(code)", "Message": "\#(message)"}, "RequestId": "r-2"}}"#
    }
}

/// Answers of the metadata service.
enum MetadataAnswer {
    static func role(expiring time: Int64) -> String {
        """
        {"TmpSecretId": "AKIDmachine", "TmpSecretKey": "machinekey", "ExpiredTime": \(time),
         "Expiration": "2027-01-15T10:00:00Z", "Token": "machinetoken", "Code": "Success"}
        """
    }
}
