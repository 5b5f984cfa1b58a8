// ICU's rule-based spell-out of Vietnamese, the baseline of number spelling.
#ifndef CSPELLOUT_H
#define CSPELLOUT_H

#include <stdint.h>

/// A formatter for Vietnamese; NULL when ICU has none.
void *_Nullable cso_open(void);
/// Writes a number as UTF-16; the number of units, or -1.
int32_t cso_spell(void *_Nonnull formatter, int64_t number, uint16_t *_Nonnull text, int32_t capacity);
void cso_close(void *_Nonnull formatter);

#endif
