// The language tables of vntext, embedded as they stand in Tables/*.tsv. See Tables/README.md for their columns.
#ifndef CVIETTABLES_H
#define CVIETTABLES_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin
/// The bytes of one table; they live as long as the process.
typedef struct {
  const uint8_t *base;
  size_t count;
} cvt_table;

cvt_table cvt_units(void);
cvt_table cvt_nouns(void);
cvt_table cvt_currencies(void);
cvt_table cvt_numerals(void);
cvt_table cvt_terminals(void);
cvt_table cvt_cues_before(void);
cvt_table cvt_cues_after(void);
cvt_table cvt_percents(void);
cvt_table cvt_calendar_units(void);
cvt_table cvt_shadows(void);
cvt_table cvt_legal(void);
cvt_table cvt_roman_labels(void);
cvt_table cvt_speech(void);
cvt_table cvt_lookalikes(void);
cvt_table cvt_code_pages(void);
cvt_table cvt_encodings(void);
cvt_table cvt_syllables(void);
cvt_table cvt_onsets(void);
cvt_table cvt_rhymes(void);
cvt_table cvt_abbreviations(void);
cvt_table cvt_token_words(void);
cvt_table cvt_fact_phrases(void);
cvt_table cvt_places(void);
cvt_table cvt_grid_words(void);
#pragma clang assume_nonnull end

#endif
