import Foundation
import Testing
import TestSupport

@Suite("j3590 audit")
struct AuditTests {
    @Test("says that there is no watched folder")
    func missing() throws {
        let run = try Program.run(["audit", "verify", "--out", "nowhere"])
        #expect(run.status == 65)
        #expect(run.errorLines.count == 1, "\(run.errors)")
    }
}
