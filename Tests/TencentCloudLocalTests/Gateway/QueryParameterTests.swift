import JSONCoding
import Testing

@testable import TencentCloudLocal

@Suite struct QueryParameterTests {
    @Test(arguments: [
        ("", "{}"),
        ("A=1&B=two%20words+more", #"{"A":"1","B":"two words more"}"#),
        ("L.0.Id=a&L.1.Id=b&L.0.N=%E4%BD%A0", #"{"L":[{"Id":"a","N":"你"},{"Id":"b"}]}"#),
        ("L.1=b&L.0=a", #"{"L":["a","b"]}"#),
        ("O.P.Q=x&E=", #"{"O":{"P":{"Q":"x"}},"E":""}"#),
        ("A=b=c", #"{"A":"b=c"}"#),
    ])
    func understands(_ query: String, _ json: String) {
        #expect(QueryParameters.object(query)?.jsonText == json)
    }

    @Test(arguments: [
        "A=%", "A=%4", "A=%zz", "A=%FF", "A=%+f", "A=1&A=2", "A=1&A.B=2", "A.B=2&A=1", "A..B=1", "=1",
    ])
    func refuses(_ query: String) {
        #expect(QueryParameters.object(query) == nil)
    }
}
