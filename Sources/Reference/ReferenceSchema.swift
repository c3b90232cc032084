import GRDB

/// The tables of the two databases: the one made from models/reference, and the user's own with what was imported.
enum ReferenceSchema {
    /// Raised whenever the tables or what is put into them changes; a database of another version is made anew.
    static let version = 3
    /// Of the imported data: raised only when its tables change, for then people have to import again.
    static let importedVersion = 2

    static func create(in database: Database) throws {
        try database.execute(sql: """
            CREATE TABLE edition(name TEXT PRIMARY KEY, publisher TEXT, source TEXT, as_of TEXT, valid_from TEXT, valid_to TEXT, complete INTEGER,
                                 absence TEXT, rows INTEGER) WITHOUT ROWID;
            CREATE TABLE code(code TEXT PRIMARY KEY, name TEXT, unit TEXT, first_day TEXT, absent_on TEXT, in_force_on TEXT, seen_on TEXT, last_day TEXT) WITHOUT ROWID;
            CREATE TABLE coding(step INTEGER PRIMARY KEY, condition TEXT, value TEXT, code TEXT, severity TEXT, reason TEXT);
            CREATE TABLE package(ndc TEXT PRIMARY KEY, printed TEXT, name TEXT, size TEXT, items TEXT, strength TEXT, biologic INTEGER, finished INTEGER, drug INTEGER,
                                 codes TEXT, container TEXT) WITHOUT ROWID;
            CREATE TABLE listed(product TEXT PRIMARY KEY, packages TEXT, ingredient INTEGER) WITHOUT ROWID;
            CREATE TABLE ingredient(id INTEGER PRIMARY KEY, name TEXT);
            CREATE TABLE labeler(code TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
            CREATE TABLE icd10(code TEXT PRIMARY KEY, billable INTEGER, description TEXT) WITHOUT ROWID;
            CREATE TABLE icd10_change(code TEXT PRIMARY KEY, change TEXT, description TEXT) WITHOUT ROWID;
            CREATE TABLE denial(code TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID;
            CREATE TABLE mac(state TEXT PRIMARY KEY, jurisdiction TEXT, contractor TEXT, note TEXT) WITHOUT ROWID;
            CREATE TABLE zip(zip3 TEXT PRIMARY KEY, state TEXT, jurisdiction TEXT, note TEXT) WITHOUT ROWID;
            CREATE TABLE supplier(name TEXT PRIMARY KEY, kind TEXT, variants TEXT) WITHOUT ROWID;
            CREATE TABLE crosswalk(ndc TEXT, code TEXT, quarter TEXT, units_per_item TEXT, units_per_package TEXT, PRIMARY KEY(ndc, code, quarter)) WITHOUT ROWID;
            """)
        try createDrugs(in: database)
        try createPrices(in: database)
    }

    /// What `reference import` fills. Every row says to which edition it belongs: a quarter, a fiscal year, or none where only the
    /// newest counts.
    static func createImported(in database: Database) throws {
        try database.execute(sql: """
            CREATE TABLE edition(name TEXT, period TEXT, publisher TEXT, source TEXT, as_of TEXT, valid_from TEXT, valid_to TEXT, complete INTEGER,
                                 absence TEXT, rows INTEGER, imported TEXT, PRIMARY KEY(name, period)) WITHOUT ROWID;
            CREATE TABLE product(id INTEGER PRIMARY KEY, product TEXT, brand TEXT, proper TEXT, labeler TEXT, form TEXT, routes TEXT, strengths TEXT,
                                 type TEXT, category TEXT, application TEXT, started TEXT, ended TEXT);
            CREATE TABLE pack(ndc TEXT PRIMARY KEY, printed TEXT, product INTEGER, description TEXT, size TEXT, items TEXT, container TEXT, started TEXT,
                              ended TEXT, sample INTEGER, finished INTEGER) WITHOUT ROWID;
            CREATE TABLE crosswalk(ndc TEXT, code TEXT, quarter TEXT, units_per_item TEXT, units_per_package TEXT, size TEXT, items TEXT, name TEXT,
                                   folded TEXT, labeler TEXT, unit TEXT, PRIMARY KEY(ndc, code, quarter)) WITHOUT ROWID;
            CREATE INDEX crosswalk_name ON crosswalk(folded);
            CREATE TABLE hcpcs(code TEXT, quarter TEXT, name TEXT, added TEXT, ended TEXT, PRIMARY KEY(code, quarter)) WITHOUT ROWID;
            CREATE TABLE icd10(code TEXT, period TEXT, billable INTEGER, description TEXT, PRIMARY KEY(code, period)) WITHOUT ROWID;
            """)
        try createDrugs(in: database)
        try createPrices(in: database)
        try database.execute(sql: "PRAGMA user_version = \(importedVersion)")
    }

    private static func createDrugs(in database: Database) throws {
        try database.execute(sql: """
            CREATE TABLE drug(id INTEGER PRIMARY KEY, brand TEXT, proper TEXT, biologic INTEGER, kind TEXT, antineoplastic INTEGER, routes TEXT,
                              forms TEXT, container TEXT, strengths TEXT, maker TEXT, biosimilar_to TEXT, licence TEXT, bla TEXT, approved TEXT, marketed INTEGER, codes TEXT);
            CREATE TABLE name(text TEXT, kind INTEGER, drugs TEXT, PRIMARY KEY(text, kind)) WITHOUT ROWID;
            """)
    }

    private static func createPrices(in database: Database) throws {
        try database.execute(sql: """
            CREATE TABLE price(code TEXT, quarter TEXT, unit TEXT, amount TEXT, coinsurance TEXT, note TEXT, PRIMARY KEY(code, quarter)) WITHOUT ROWID;
            CREATE TABLE noc(name TEXT, unit TEXT, quarter TEXT, amount TEXT, note TEXT, packages TEXT, PRIMARY KEY(name, unit, quarter)) WITHOUT ROWID;
            """)
    }
}
