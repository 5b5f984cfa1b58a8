// ICU's own normalization of UTF-8, the baseline of normalization.
#ifndef CNORMALIZE_H
#define CNORMALIZE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif
/// Whether UTF-8 of less than 2 GiB is in NFC.
bool cnz_is_nfc(const uint8_t *_Nonnull bytes, size_t count);
/// Brings UTF-8 of less than 2 GiB into NFC; the number of bytes, written as far as there is room.
size_t cnz_to_nfc(const uint8_t *_Nonnull bytes, size_t count, uint8_t *_Nonnull text, size_t capacity);
#ifdef __cplusplus
}
#endif

#endif
