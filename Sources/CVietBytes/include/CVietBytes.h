// Scans over bytes, sixteen at a time.
#ifndef CVIETBYTES_H
#define CVIETBYTES_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin
/// How many bytes at the start are valid UTF-8 that is certainly in NFC and has no combining marks, up to a whole scalar: ASCII, U+0080–U+02FF,
/// U+1E00–U+1EFF, signs of U+2002–U+2ABF, the byte order mark, U+1F000–U+1FFFF. What comes then is to be looked at closely.
size_t cvb_plain_prefix(const uint8_t *bytes, size_t count);

/// How many bytes at the start are ASCII.
size_t cvb_ascii_prefix(const uint8_t *bytes, size_t count);

/// Asks for the cache line of an address that will be read soon.
static inline void cvb_prefetch(const void *place) { __builtin_prefetch(place, 0, 3); }
#pragma clang assume_nonnull end

#endif
