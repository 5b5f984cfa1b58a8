#include "CVietICU.h"

#include <memory>
#include <new>
#include <string>
#include <vector>

#include <unicode/bytestream.h>
#include <unicode/coll.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/unistr.h>
#include <unicode/uvernum.h>

struct cvi_normalized {
  std::string text;
  std::vector<cvi_edit> edits;
};

namespace {

// ICU counts in int32_t; longer texts go through it in pieces.
constexpr size_t pieceLimit = 1 << 20;

const icu::Normalizer2 *normalizer(cvi_form form) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *instance = nullptr;
  switch (form) {
    case CVI_NFC: instance = icu::Normalizer2::getNFCInstance(status); break;
    case CVI_NFD: instance = icu::Normalizer2::getNFDInstance(status); break;
    case CVI_NFKC: instance = icu::Normalizer2::getNFKCInstance(status); break;
    case CVI_NFKD: instance = icu::Normalizer2::getNFKDInstance(status); break;
  }
  return U_SUCCESS(status) ? instance : nullptr;
}

// The end of a piece that starts at `start`: before an ASCII byte, which never combines with what precedes it.
size_t pieceEnd(const uint8_t *bytes, size_t start, size_t count) {
  if (count - start <= pieceLimit) return count;
  size_t end = start + pieceLimit;
  while (end < count && bytes[end] >= 0x80) end += 1;
  return end;
}

icu::StringPiece piece(const uint8_t *bytes, size_t start, size_t end) {
  return icu::StringPiece(reinterpret_cast<const char *>(bytes) + start, static_cast<int32_t>(end - start));
}

}  // namespace

const char *cvi_version(void) { return U_ICU_VERSION; }

bool cvi_is_normalized(cvi_form form, const uint8_t *bytes, size_t count) {
  const icu::Normalizer2 *instance = normalizer(form);
  if (instance == nullptr) return false;
  for (size_t start = 0; start < count;) {
    size_t end = pieceEnd(bytes, start, count);
    UErrorCode status = U_ZERO_ERROR;
    if (!instance->isNormalizedUTF8(piece(bytes, start, end), status) || U_FAILURE(status)) return false;
    start = end;
  }
  return true;
}

cvi_normalized *cvi_normalize(cvi_form form, const uint8_t *bytes, size_t count) {
  const icu::Normalizer2 *instance = normalizer(form);
  if (instance == nullptr) return nullptr;
  auto *result = new (std::nothrow) cvi_normalized;
  if (result == nullptr) return nullptr;
  result->text.reserve(count);
  for (size_t start = 0; start < count;) {
    size_t end = pieceEnd(bytes, start, count);
    size_t base = result->text.size();
    icu::StringByteSink<std::string> sink(&result->text);
    icu::Edits edits;
    UErrorCode status = U_ZERO_ERROR;
    instance->normalizeUTF8(0, piece(bytes, start, end), sink, &edits, status);
    if (U_FAILURE(status)) {
      delete result;
      return nullptr;
    }
    icu::Edits::Iterator change = edits.getFineChangesIterator();
    while (change.next(status)) {
      result->edits.push_back({start + change.sourceIndex(), static_cast<size_t>(change.oldLength()),
                               base + change.destinationIndex(), static_cast<size_t>(change.newLength())});
    }
    start = end;
  }
  return result;
}

const uint8_t *cvi_normalized_bytes(const cvi_normalized *text) {
  return reinterpret_cast<const uint8_t *>(text->text.data());
}
size_t cvi_normalized_count(const cvi_normalized *text) { return text->text.size(); }
const cvi_edit *cvi_normalized_edits(const cvi_normalized *text) { return text->edits.data(); }
size_t cvi_normalized_edit_count(const cvi_normalized *text) { return text->edits.size(); }
void cvi_normalized_free(cvi_normalized *text) { delete text; }

struct cvi_collator {
  std::unique_ptr<icu::Collator> collator;
  std::vector<uint8_t> key;
};

cvi_collator *cvi_collator_open(bool ignores_case) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu::Locale("vi"), status));
  if (U_FAILURE(status)) return nullptr;
  // Canonically equivalent letters sort alike, in whatever form they are written.
  collator->setAttribute(UCOL_NORMALIZATION_MODE, UCOL_ON, status);
  if (ignores_case) collator->setStrength(icu::Collator::SECONDARY);
  if (U_FAILURE(status)) return nullptr;
  auto *result = new (std::nothrow) cvi_collator;
  if (result != nullptr) result->collator = std::move(collator);
  return result;
}

void cvi_collator_free(cvi_collator *collator) { delete collator; }

const uint8_t *cvi_sort_key(cvi_collator *collator, const uint8_t *bytes, size_t count, size_t *length) {
  *length = 0;
  if (count > pieceLimit) count = pieceEnd(bytes, 0, count);
  icu::UnicodeString text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(reinterpret_cast<const char *>(bytes), static_cast<int32_t>(count)));
  int32_t capacity = static_cast<int32_t>(collator->key.size());
  int32_t needed = collator->collator->getSortKey(text, collator->key.data(), capacity);
  if (needed > capacity) {
    collator->key.resize(static_cast<size_t>(needed) * 2);
    needed = collator->collator->getSortKey(text, collator->key.data(), needed * 2);
  }
  *length = needed > 0 ? static_cast<size_t>(needed) : 0;
  return collator->key.data();
}

void cvi_currencies(void *context, void (*body)(void *context, const char *code, const char *name)) {
  UErrorCode status = U_ZERO_ERROR;
  UEnumeration *codes = ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &status);
  if (U_FAILURE(status)) return;
  std::string codeText, nameText;
  while (const UChar *code = uenum_unext(codes, nullptr, &status)) {
    UErrorCode nameStatus = U_ZERO_ERROR;
    int32_t length = 0;
    const UChar *name = ucurr_getName(code, "vi", UCURR_LONG_NAME, nullptr, &length, &nameStatus);
    if (U_FAILURE(nameStatus)) continue;
    codeText.clear();
    nameText.clear();
    icu::UnicodeString(code).toUTF8String(codeText);
    icu::UnicodeString(name, length).toUTF8String(nameText);
    body(context, codeText.c_str(), nameText.c_str());
  }
  uenum_close(codes);
}

int32_t cvi_columns(uint32_t scalar) {
  UChar32 c = static_cast<UChar32>(scalar);
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  switch (u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH:
      return 2;
    default:
      return 1;
  }
}
