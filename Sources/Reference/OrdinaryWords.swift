/// Words of everyday English that lie within a misreading of some drug's name. They are never taken for a misread one.
///
/// Found by asking the tables for every word of an English word list; ask again when the tables grow.
enum OrdinaryWords {
    static func contains(_ piece: [UInt8]) -> Bool { words.contains(piece) }

    private static let words = Set(list.utf8.split { $0 == 0x20 || $0 == 0x0A }.map { Array($0) })

    private static let list = """
        abominate acetate activate activates actives activism activist adages admire adrenaline adrenals
        adulate advocate alhena alicia allende allentown alliance alluvium alphabet alphabets alpheratz
        amend amends amenity amphetamines analyst angola anteed anthem antics antonia apparel apogee aptitude
        aquiline argentine armenia arranger artisans artist artistes artists artless ascent ascents aspirant
        aspiring aspirins audience austin autoimmune avowed ballet bantus benefice benefit benefits bennett
        beriberi berliner bohemian bostonian boxcar brouhaha cabling cabrini calamine calderon campaign
        campanili camper campier canticles capath captive carbides careen carnivore caspar cesarian change
        cogently columbia column columns confidence confusion contact contacts contract convex cosmogony
        coverity crayon cretan croon croons crossbar crossbeam crossest crosswalk culminate dalliance
        defector demand demerit describe dextrous diffusion digital dilate dioxin disport disports divinity
        doclet dominate duration earnest earnestine edmond effusion elijah elites elongate emends empanel
        enervate enrolls ensuring enthrall equality equate eternity evened evenly everest excavate exemplar
        explicit feldspar flukiest fluted flutist flutists fluxed fortress fouled fragment fretted fulminate
        fumigate geodes giuliani glassier glassing glycogen gordon goriness grants gravelled gravelly
        hardline headline heaven hectored heriberto hiberis hibernia hinted histamines holistic horsehide
        hyperion hypertext hypnosis illusion implicit incision inclusion incursion inferior inferred
        infinity inflected inflects informer infusing infusions intend intrusion intuit invasion juneau
        kahuna kinsey lacerate lachesis lactates lahore laminate langland lanolin lassie legality lemonade
        leonid lestrade levine lexica lexical lexicon lexicons linchpin lincoln linted lumbered manned
        manpath maracaibo marcelino marching margarine margarita marianne maritime maryanne maximize
        meantime medicine megatons menacing mended mennen menominee mescaline meshed meshes mesmer methadon
        mexican mexicans minaret minted monolog monologs monotone monoxide morpheme narcissi nerved neural
        nitrate nitroglycerine nominate noumea nouveau novocaine numerate octagon octavia opiate oregon
        orienting overrate palaver palmolive pancreas pancreases parental parisian parsers parsons pectoral
        pediatric pegasus penetrated percents perception persians personae personal personals persons
        perspire pertness perverts petersen phekda pilate plautus pleurisy policy poling polity polonaise
        prefab prelude preparing presence preterit priest priories priority privier produced profiling
        program programs prolix proposal protesting protocol provable provence provender province prurience
        quirinal raciest radicals rattrap ravelled realest reassert recast recombine recombined recombines
        refactor reflexes refracts regenerate regicide reinsert relate related reliance relocate remand
        remodeling repent replica reprove reproved reproves response restated reticent retrofit revenge
        ripens ripest rotarian rotaries rotate rotated rotates rotted rotten ruminate ruminated ruminates
        saigon salience sateen screen seized seizes sentence serenity servants severity silence simplest
        simpsons solaris solicits soling solvent straiten sylvan synagogs talley tarragon tawney taxicab
        templar thirsty thoraces threaten tigris tinted toupee toured touted travelled traveller trenton
        trillion trinity trotted trotter trotters turpentine update valerian vanity vaster vender veneer
        verity viaflex vicinity wayfaring wheeze willie wryest zither zithers
        """
}
