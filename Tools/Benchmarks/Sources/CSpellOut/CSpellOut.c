#include "CSpellOut.h"

#include <unicode/unum.h>

void *cso_open(void) {
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormat *format = unum_open(UNUM_SPELLOUT, NULL, 0, "vi", NULL, &status);
  return U_SUCCESS(status) ? (void *)format : NULL;
}

int32_t cso_spell(void *formatter, int64_t number, uint16_t *text, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t count = unum_formatInt64((UNumberFormat *)formatter, number, (UChar *)text, capacity, NULL, &status);
  return U_SUCCESS(status) ? count : -1;
}

void cso_close(void *formatter) { unum_close((UNumberFormat *)formatter); }
