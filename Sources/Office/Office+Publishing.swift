import Foundation

extension Office {
    /// Puts the state of things where people and machines look: a text in the outbox, and figures for a monitoring system.
    public func publish() throws(OfficeError) {
        let status = try OfficeStatus(state, inbox: inbox)
        let path = folders.url("STATUS.txt").path, text = status.text(limit: 200)
        if FileManager.default.contents(atPath: path) != Data(text.utf8) { try OfficeFolders.write(text, to: path) }
        if let metrics = options.metrics { try OfficeFolders.write(status.metrics, to: metrics) }
    }
}
