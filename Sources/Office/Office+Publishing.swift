import Foundation
import GRDB

extension Office {
    /// Puts the state of things where people and machines look: a text in the outbox, and figures for a monitoring system.
    public func publish() throws(OfficeError) {
        let status = try OfficeStatus(state, inbox: inbox)
        let path = folders.url("STATUS.txt").path, text = status.text(limit: 200)
        if FileManager.default.contents(atPath: path) != Data(text.utf8) { try OfficeFolders.write(text, to: path) }
        if let metrics = options.metrics { try OfficeFolders.write(status.metrics, to: metrics) }
    }

    /// Writes down which files stay in the inbox, and why, so that they wait visibly.
    func hold(cutOff: [IncomingFile], passing: [IncomingFile]) throws(OfficeError) {
        var now: [String: String] = [:]
        for file in passing where file.stamp.age() >= options.patience / .seconds(1) {
            now[file.relativePath] = "its name says that it is still being written: give it the name of a finished file if it is whole"
        }
        for file in cutOff { now[file.relativePath] = "its end is not there yet: it is taken as it is when nothing comes for \(Int(options.patience / .seconds(60))) minutes" }
        for file in refused.values { now[file.name] = file.reason }
        guard now != held else { return }
        let entries = now
        try state.write { database in
            try database.execute(sql: "DELETE FROM held")
            for (path, reason) in entries { try database.execute(sql: "INSERT INTO held VALUES(?, ?)", arguments: [path, reason]) }
        }
        held = now
    }
}
