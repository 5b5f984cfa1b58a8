#include "CNormalize.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

namespace {

const icu::Normalizer2 *nfc() {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFCInstance(status);
}

icu::StringPiece piece(const uint8_t *bytes, size_t count) {
  return icu::StringPiece(reinterpret_cast<const char *>(bytes), static_cast<int32_t>(count));
}

}  // namespace

bool cnz_is_nfc(const uint8_t *bytes, size_t count) {
  UErrorCode status = U_ZERO_ERROR;
  return nfc()->isNormalizedUTF8(piece(bytes, count), status) && U_SUCCESS(status);
}

size_t cnz_to_nfc(const uint8_t *bytes, size_t count, uint8_t *text, size_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  icu::CheckedArrayByteSink sink(reinterpret_cast<char *>(text), static_cast<int32_t>(capacity));
  nfc()->normalizeUTF8(0, piece(bytes, count), sink, nullptr, status);
  return U_SUCCESS(status) ? static_cast<size_t>(sink.NumberOfBytesAppended()) : 0;
}
