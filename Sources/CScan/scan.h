/* Where the bytes of a delimited text stand that divide it: the delimiter, the quote and the line feed.
 *
 * 64 bytes at a time become one word with a bit for each such byte, by SSE2 or NEON where the machine has them, else
 * eight bytes at a time by arithmetic. All ways give the same positions; a test compares them.
 */
#ifndef WAYBILL_SCAN_H
#define WAYBILL_SCAN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__aarch64__) && defined(__ARM_NEON)
#include <arm_neon.h>
#endif

/* One bit for each byte of 64 that is one of three, found by arithmetic on eight bytes at a time. */
static inline uint64_t waybill_scan_bits_portable(const uint8_t *text, uint8_t a, uint8_t b, uint8_t c) {
  const uint64_t ones = 0x0101010101010101ULL, low = 0x7F7F7F7F7F7F7F7FULL;
  uint64_t bits = 0;
  for (int word = 0; word < 8; word++) {
    uint64_t bytes;
    memcpy(&bytes, text + 8 * word, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap64(bytes);
#endif
    uint64_t found = 0;
    const uint8_t wanted[3] = {a, b, c};
    for (int index = 0; index < 3; index++) {
      uint64_t other = bytes ^ (ones * wanted[index]);
      /* The high bit of each byte that is nothing, and of no other. */
      found |= ~(((other & low) + low) | other | low);
    }
    /* The eight high bits, gathered in one byte. */
    bits |= ((found >> 7) * 0x0102040810204080ULL >> 56) << (8 * word);
  }
  return bits;
}

/* One bit for each byte of 64 that is one of three, the first byte in the lowest bit. */
static inline uint64_t waybill_scan_bits(const uint8_t *text, uint8_t a, uint8_t b, uint8_t c) {
#if defined(__SSE2__)
  const __m128i wa = _mm_set1_epi8((char)a), wb = _mm_set1_epi8((char)b), wc = _mm_set1_epi8((char)c);
  uint64_t bits = 0;
  for (int part = 0; part < 4; part++) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(text + 16 * part));
    __m128i found = _mm_or_si128(
        _mm_or_si128(_mm_cmpeq_epi8(bytes, wa), _mm_cmpeq_epi8(bytes, wb)), _mm_cmpeq_epi8(bytes, wc));
    bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(found) << (16 * part);
  }
  return bits;
#elif defined(__aarch64__) && defined(__ARM_NEON)
  static const uint8_t powers[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  const uint8x16_t wa = vdupq_n_u8(a), wb = vdupq_n_u8(b), wc = vdupq_n_u8(c), power = vld1q_u8(powers);
  uint8x16_t parts[4];
  for (int part = 0; part < 4; part++) {
    uint8x16_t bytes = vld1q_u8(text + 16 * part);
    parts[part] = vandq_u8(vorrq_u8(vorrq_u8(vceqq_u8(bytes, wa), vceqq_u8(bytes, wb)), vceqq_u8(bytes, wc)), power);
  }
  uint8x16_t low = vpaddq_u8(parts[0], parts[1]), high = vpaddq_u8(parts[2], parts[3]);
  uint8x16_t sum = vpaddq_u8(low, high);
  sum = vpaddq_u8(sum, sum);
  return vgetq_lane_u64(vreinterpretq_u64_u8(sum), 0);
#else
  return waybill_scan_bits_portable(text, a, b, c);
#endif
}

/* Writes the positions of all bytes that are one of three, and says how many there are; there is room for `count`. */
static inline size_t waybill_scan(
    const uint8_t *text, size_t count, uint8_t a, uint8_t b, uint8_t c, uint32_t *positions) {
  size_t found = 0, start = 0;
  for (; start + 64 <= count; start += 64) {
    uint64_t bits = waybill_scan_bits(text + start, a, b, c);
    while (bits != 0) {
      positions[found++] = (uint32_t)(start + (size_t)__builtin_ctzll(bits));
      bits &= bits - 1;
    }
  }
  for (; start < count; start++) {
    if (text[start] == a || text[start] == b || text[start] == c) positions[found++] = (uint32_t)start;
  }
  return found;
}

#endif
