import Foundation

/// What is said to a person: on standard error, in colour only where that is wanted.
enum Terminal {
    static func say(_ line: String?) {
        guard let line else { return }
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    /// Result data, on standard output, flushed at once.
    static func put(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    static var isErrorTerminal: Bool { isatty(FileHandle.standardError.fileDescriptor) == 1 }
    static var isOutputTerminal: Bool { isatty(FileHandle.standardOutput.fileDescriptor) == 1 }

    /// Columns of the terminal, 80 where there is none.
    static var width: Int {
        var size = winsize()
        guard unsafe ioctl(FileHandle.standardOutput.fileDescriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}

/// A line that tells how far long work is; shown after a second, gone at the end, only on a terminal.
actor Progress {
    private let total: Int
    private let isShown: Bool
    private let start = Date()
    private var done = 0
    private var hasLine = false

    init(total: Int, isShown: Bool) {
        self.total = total
        self.isShown = isShown && Terminal.isErrorTerminal
    }

    func working(on name: String) {
        guard isShown, Date().timeIntervalSince(start) > 1 else { return }
        let line = "Reading \(min(done + 1, total)) of \(total): \(name)"
        write("\r\u{1B}[K" + String(line.prefix(Terminal.width - 1)))
        hasLine = true
    }

    func finished(_ name: String) {
        done += 1
        working(on: name)
    }

    func clear() {
        if hasLine { write("\r\u{1B}[K") }
        hasLine = false
    }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}

/// A line in place that tells how far work is of which nobody knows the end; only on a terminal.
final class ProgressLine: Sendable {
    private let isShown: Bool

    init(isShown: Bool) { self.isShown = isShown && Terminal.isErrorTerminal }

    func show(_ text: String) { write("\r\u{1B}[K" + String(text.prefix(Terminal.width - 1))) }
    func clear() { write("\r\u{1B}[K") }

    private func write(_ text: String) { if isShown { FileHandle.standardError.write(Data(text.utf8)) } }
}
