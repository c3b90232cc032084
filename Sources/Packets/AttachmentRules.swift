import Extraction
import Foundation
import Vocabulary

// What is to be known before papers leave the practice.

extension Rule {
    static let papers: [Rule] = [
        Rule("AT001") { claim in
            guard let number = claim.claim.attachment?.controlNumber else { return [] }
            let isRight = (2...50).contains(number.count) && number.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            return isRight ? [] : [Hit([], ["number": number])]
        },
        Rule("AT003") { claim in
            guard let attachment = claim.claim.attachment, attachment.transmission != .onRequest, claim.profile.papersUnasked == .ignored, claim.delivery.decision != .withClaim else { return [] }
            return [Hit([], ["payer": claim.profile.title])]
        },
        Rule("AT004") { claim in
            guard let attachment = claim.claim.attachment, let sent = claim.answers?.claimSent, let today = claim.answers?.papersSent ?? claim.asOf,
                let wait = attachment.transmission == .mail ? claim.profile.mailWaitDays : claim.profile.faxWaitDays, attachment.transmission != .onRequest, sent.days(until: today) > wait
            else { return [] }
            return [Hit([], ["sent": sent.description, "days": "\(wait)", "payer": claim.profile.title])]
        },
        Rule("AT005") { claim in
            guard claim.claim.attachment != nil else { return [] }
            let missing = [
                claim.claim.beneficiaryName == nil ? "patient's name" : nil, claim.isMedicare && claim.claim.mbi == nil ? "Medicare number" : nil,
                claim.claim.billingNPI == nil ? "billing NPI" : nil, claim.claim.charge == nil ? "charge" : nil,
            ].compactMap { $0 }
            return missing.isEmpty ? [] : [Hit([], ["what": missing.joined(separator: " and ")])]
        },
        Rule("AT006") { claim in
            let pages = claim.files.reduce(0) { $0 + $1.pageCount }
            if pages > claim.profile.pagesAtMost { return [Hit([], ["what": "The papers have \(pages) pages and \(claim.profile.title) takes \(claim.profile.pagesAtMost)"])] }
            return claim.files.flatMap { file in
                file.problems.filter { $0.code == .pageUnreadable }.map { Hit([], ["what": "\(file.file)" + ($0.page.map { " page \($0)" } ?? "") + " cannot be read"]) }
            }
        },
        Rule("AT007") { claim in
            let number = claim.claim.mbi.map(ClaimCase.foldedCode)
            let name = claim.claim.beneficiaryName.map { Words($0) }
            return claim.files.filter { file in
                number.map { ClaimCase.foldedCode(file.file).holds($0) } ?? false || name.map { Words(file.file).share(wordLongerThan: 3, with: $0) } ?? false
            }.map { _ in Hit() }
        },
    ]
}
