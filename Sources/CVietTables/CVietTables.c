#include "CVietTables.h"

static const uint8_t grid_words[] = {
#embed "Tables/grid-words.tsv"
};
static const uint8_t units[] = {
#embed "Tables/units.tsv"
};
static const uint8_t nouns[] = {
#embed "Tables/nouns.tsv"
};
static const uint8_t currencies[] = {
#embed "Tables/currencies.tsv"
};
static const uint8_t numerals[] = {
#embed "Tables/numerals.tsv"
};
static const uint8_t terminals[] = {
#embed "Tables/terminals.tsv"
};
static const uint8_t cues_before[] = {
#embed "Tables/cues-before.tsv"
};
static const uint8_t cues_after[] = {
#embed "Tables/cues-after.tsv"
};
static const uint8_t percents[] = {
#embed "Tables/percents.tsv"
};
static const uint8_t calendar_units[] = {
#embed "Tables/calendar-units.tsv"
};
static const uint8_t shadows[] = {
#embed "Tables/shadows.tsv"
};
static const uint8_t legal[] = {
#embed "Tables/legal.tsv"
};
static const uint8_t speech[] = {
#embed "Tables/speech.tsv"
};
static const uint8_t roman_labels[] = {
#embed "Tables/roman-labels.tsv"
};
static const uint8_t rhymes[] = {
#embed "Tables/rhymes.tsv"
};
static const uint8_t onsets[] = {
#embed "Tables/onsets.tsv"
};
static const uint8_t syllables[] = {
#embed "Tables/syllables.tsv"
};
static const uint8_t encodings[] = {
#embed "Tables/encodings.tsv"
};
static const uint8_t code_pages[] = {
#embed "Tables/code-pages.tsv"
};
static const uint8_t lookalikes[] = {
#embed "Tables/lookalikes.tsv"
};
static const uint8_t abbreviations[] = {
#embed "Tables/abbreviations.tsv"
};
static const uint8_t fact_phrases[] = {
#embed "Tables/fact-phrases.tsv"
};
static const uint8_t places[] = {
#embed "Tables/places.tsv"
};
static const uint8_t token_words[] = {
#embed "Tables/token-words.tsv"
};

cvt_table cvt_units(void) { return (cvt_table){units, sizeof units}; }
cvt_table cvt_nouns(void) { return (cvt_table){nouns, sizeof nouns}; }
cvt_table cvt_currencies(void) { return (cvt_table){currencies, sizeof currencies}; }
cvt_table cvt_numerals(void) { return (cvt_table){numerals, sizeof numerals}; }
cvt_table cvt_terminals(void) { return (cvt_table){terminals, sizeof terminals}; }
cvt_table cvt_cues_before(void) { return (cvt_table){cues_before, sizeof cues_before}; }
cvt_table cvt_cues_after(void) { return (cvt_table){cues_after, sizeof cues_after}; }
cvt_table cvt_legal(void) { return (cvt_table){legal, sizeof legal}; }
cvt_table cvt_percents(void) { return (cvt_table){percents, sizeof percents}; }
cvt_table cvt_calendar_units(void) { return (cvt_table){calendar_units, sizeof calendar_units}; }
cvt_table cvt_shadows(void) { return (cvt_table){shadows, sizeof shadows}; }
cvt_table cvt_roman_labels(void) { return (cvt_table){roman_labels, sizeof roman_labels}; }
cvt_table cvt_speech(void) { return (cvt_table){speech, sizeof speech}; }
cvt_table cvt_rhymes(void) { return (cvt_table){rhymes, sizeof rhymes}; }
cvt_table cvt_onsets(void) { return (cvt_table){onsets, sizeof onsets}; }
cvt_table cvt_syllables(void) { return (cvt_table){syllables, sizeof syllables}; }
cvt_table cvt_encodings(void) { return (cvt_table){encodings, sizeof encodings}; }
cvt_table cvt_code_pages(void) { return (cvt_table){code_pages, sizeof code_pages}; }
cvt_table cvt_lookalikes(void) { return (cvt_table){lookalikes, sizeof lookalikes}; }
cvt_table cvt_abbreviations(void) { return (cvt_table){abbreviations, sizeof abbreviations}; }
cvt_table cvt_token_words(void) { return (cvt_table){token_words, sizeof token_words}; }
cvt_table cvt_fact_phrases(void) { return (cvt_table){fact_phrases, sizeof fact_phrases}; }
cvt_table cvt_grid_words(void) { return (cvt_table){grid_words, sizeof grid_words}; }
cvt_table cvt_places(void) { return (cvt_table){places, sizeof places}; }
