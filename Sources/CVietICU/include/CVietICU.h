// What vntext needs of ICU, in plain C. No ICU type or header is named here: a module that exposes
// <unicode/...> cannot be loaded together with Foundation, which brings its own copy of those headers.
#ifndef CVIETICU_H
#define CVIETICU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin
#ifdef __cplusplus
extern "C" {
#endif

/// One replaced run: `source_count` bytes at `source_start` became `target_count` bytes at `target_start`.
typedef struct {
  size_t source_start, source_count, target_start, target_count;
} cvi_edit;

/// A normalized text and the runs that differ from its source.
typedef struct cvi_normalized cvi_normalized;

/// The version of the ICU library in use, e.g. "72.1".
const char *cvi_version(void);

/// A normalization form of UAX #15.
typedef enum : uint8_t { CVI_NFC, CVI_NFD, CVI_NFKC, CVI_NFKD } cvi_form;

/// Whether valid UTF-8 is in a form.
bool cvi_is_normalized(cvi_form form, const uint8_t *bytes, size_t count);

/// Brings valid UTF-8 into a form; null when ICU fails. Free the result with `cvi_normalized_free`.
cvi_normalized *_Nullable cvi_normalize(cvi_form form, const uint8_t *bytes, size_t count);
const uint8_t *cvi_normalized_bytes(const cvi_normalized *);
size_t cvi_normalized_count(const cvi_normalized *);
const cvi_edit *_Nullable cvi_normalized_edits(const cvi_normalized *);
size_t cvi_normalized_edit_count(const cvi_normalized *);
void cvi_normalized_free(cvi_normalized *);

/// Compares as Vietnamese dictionaries do (CLDR).
typedef struct cvi_collator cvi_collator;
cvi_collator *_Nullable cvi_collator_open(bool ignores_case);
void cvi_collator_free(cvi_collator *);

/// The sort key of valid UTF-8, of which the first MiB or so counts: bytes that compare as the texts do. They are the collator's until its next call.
const uint8_t *cvi_sort_key(cvi_collator *, const uint8_t *bytes, size_t count, size_t *length);

/// Calls `body` with each common ISO 4217 currency that is in use: its code and its Vietnamese name (CLDR), both UTF-8.
void cvi_currencies(void *context, void (*body)(void *context, const char *code, const char *name));

/// Columns that a scalar takes on a terminal: 0 (combining, control), 1, or 2 (wide).
int32_t cvi_columns(uint32_t scalar);

#ifdef __cplusplus
}
#endif
#pragma clang assume_nonnull end
#endif
