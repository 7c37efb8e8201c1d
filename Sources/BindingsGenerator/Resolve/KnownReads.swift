/// Which actions only read, by what they are called. The official descriptions don't say it.
///
/// Of the 16,204 actions of the official catalogue (tccli 3.1.189) 7,037 begin with one of these verbs. Those among them that do something
/// are ``exceptions``; a refinement's or a configuration's `idempotency` says otherwise for any action.
enum KnownReads {
    /// Whether an action is known to do no more when it is sent twice than when it is sent once.
    static func contains(_ action: String, of service: String) -> Bool {
        let isRead = verbs.contains { verb in
            guard action.hasPrefix(verb) else { return false }
            let next = action.dropFirst(verb.count).unicodeScalars.first
            return next.map { !("a"..."z").contains($0) } ?? true
        }
        return isRead && exceptions[service]?.actions.contains(action) != true
    }

    private static let verbs = [
        "Describe", "List", "Get", "Query", "Search", "Inquire", "Inquiry", "Check",
    ]

    /// Actions that are called like reads, by their services' short names, and what they do.
    static let exceptions: [String: (actions: Set<String>, reason: String)] = [
        "af": (["GetAntiFraud", "QueryAntiFraud"], "Each call is an assessment of its own, and billed."),
        "afc": (
            ["GetAntiFraudVip", "QueryAntiFraudVip"], "Each call is an assessment of its own, and billed."
        ),
        "ags": (["GetSkillPackageUploadURL"], "Begins a new attempt to upload."),
        "cfw": (
            ["CheckClusterNatFwPreAccess", "CheckClusterVpcFwPreAccess"],
            "Starts a check that runs on in the service."
        ),
        "cpdp": (
            ["CheckAcct", "CheckAmount"], "Verifies a payment, and binds the bank account that it was for."
        ),
        "ds": (["CheckVcode"], "Uses up the code that was sent to somebody."),
        "es": (["GetMultiModalEmbedding", "GetTextEmbedding"], "A model computes for it, which is billed."),
        "essbasic": (
            [
                "CheckBankCard2EVerification", "CheckBankCard3EVerification", "CheckBankCard4EVerification",
                "CheckBankCardVerification", "CheckIdCardVerification", "CheckMobileAndName",
                "CheckMobileVerification", "CheckVerifyCodeMatchFlowId",
            ],
            "Each call is a verification of its own, and billed; or it uses up a code that was sent to somebody."
        ),
        "faceid": (
            [
                "CheckBankCardInformation", "CheckIdCardInformation", "CheckIdNameDate", "CheckPhoneAndName",
                "GetActionSequence", "GetEidToken", "GetFaceIdToken", "GetFaceidRiskInfoToken", "GetLiveCode",
                "GetNFCToken",
            ],
            "Each call is, or begins, a verification of its own, and is billed."
        ),
        "hunyuan": (["GetEmbedding"], "A model computes for it, which is billed."),
        "iai": (
            [
                "SearchFaces", "SearchFacesReturnsByGroup", "SearchPersons", "SearchPersonsReturnsByGroup",
            ],
            "A model computes for it, which is billed."
        ),
        "ig": (
            [
                "GetLLMDiagnosisDrug", "GetLLMDiagnosisDrugChat", "GetLLMDiagnosisHealth",
                "GetLLMReportInterpretation",
            ],
            "A model computes for it, which is billed."
        ),
        "lkeap": (["GetEmbedding", "QueryRewrite"], "A model computes for it, which is billed."),
        "npp": (["GetVirtualNum"], "Takes a number from a pool."),
        "rum": (["DescribeRumLogExport", "DescribeRumLogExportV2"], "Creates an export."),
        "tiia": (["SearchImage"], "A model computes for it, which is billed."),
        "wimgs": (["SearchByText"], "Each search is billed."),
        "wsa": (["SearchPro"], "Each search is billed."),
    ]
}
