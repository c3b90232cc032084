import Extraction
import Foundation
import Vocabulary

// What the practice billed before: nothing twice, nothing too early.

extension Rule {
    static let history: [Rule] = [
        Rule("DU001") { claim in
            guard let other = claim.earlierOfPatient.first(where: { $0.dateOfService == claim.service }) else { return [] }
            return [Hit([], ["claim": other.claimID])]
        },
        Rule("DU002") { claim in
            guard let last = claim.lastDose, let interval = claim.orderedInterval, last.days(until: claim.service) + interval / 10 < interval else { return [] }
            return [Hit([claim.evidence(.frequency)], ["days": "\(last.days(until: claim.service))", "last": last.description, "interval": "\(interval)"])]
        },
        Rule("XD005") { claim in
            guard let last = claim.lastDose, let interval = claim.orderedInterval, last.days(until: claim.service) > interval + interval / 4 else { return [] }
            return [Hit([claim.evidence(.frequency)], ["days": "\(last.days(until: claim.service))", "last": last.description, "interval": "\(interval)"])]
        },
        Rule("IN013") { claim in
            guard let used = claim.containersUsed, let bought = claim.containersBought, claim.containersTaken < bought || claim.containersTaken == 0, used + claim.containersTaken > bought
            else { return [] }
            let taken = claim.containersTaken
            return [Hit([], ["used": "\(used)", "bought": "\(bought)" + (taken > 0 ? " of which \(taken) went to other claims" : "")])]
        },
        Rule("IN014") { claim in
            guard let bought = claim.containersBought, claim.containersTaken > 0, claim.containersTaken >= bought, let line = claim.line else { return [] }
            return [Hit([], ["number": line.number ?? "", "bought": "\(bought)"])]
        },
        Rule("AT002") { claim in
            guard claim.claim.attachment != nil, let other = claim.earlier.first(where: { $0.claimID != claim.claim.claimID && $0.controlNumber == claim.claim.attachmentControlNumber })
            else { return [] }
            return [Hit([], ["number": claim.claim.attachmentControlNumber, "claim": other.claimID])]
        },
    ]
}

extension ClaimCase {
    /// Days between two doses, as ordered; nil for once, and for orders by the hour.
    var orderedInterval: Int? {
        guard let frequency = text(.frequency).flatMap({ Frequency($0) }), let interval = frequency.interval else { return nil }
        return switch interval.unit {
        case .hours: nil
        case .days: interval.count
        case .weeks: interval.count * 7
        case .months: interval.count * 30
        }
    }

    /// The day of the last dose before this one.
    var lastDose: CalendarDay? { earlierOfPatient.map(\.dateOfService).filter { $0 < service }.max() }

    /// Single containers on the invoice lines for the drug; nil where a line is sold in packs of a number that the paper does not say.
    var containersBought: Int? {
        guard !lines.isEmpty, onlyStrength.map({ $0.millilitres != 1 }) ?? false else { return nil }
        var bought = 0
        for line in lines {
            guard let unit = line.fields.text(.unitOfMeasure).map({ SaleUnit($0) }) ?? .each, ![.box, .carton, .kit].contains(unit),
                let count = line.fields.text(.quantity).flatMap({ Int($0) })
            else { return nil }
            bought += count
        }
        return bought
    }
}
