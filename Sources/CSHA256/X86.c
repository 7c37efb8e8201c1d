#if defined(__x86_64__)

#include "Accelerated.h"
#include "Constants.h"

#include <cpuid.h>
#include <immintrin.h>

bool csha256_processor_is_capable(void) {
    unsigned a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_SSSE3) || !(c & bit_SSE4_1)) {
        return false;
    }
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA);
}

// Four rounds. `abef` and `cdgh` hold the working variables in the order that the instructions want.
#define ROUNDS(words, i)                                                                                     \
    do {                                                                                                     \
        __m128i sum = _mm_add_epi32(words, _mm_load_si128((const __m128i *)(csha256_constants + 4 * (i)))); \
        cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);                                                       \
        abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0e));                              \
    } while (0)

// Replaces the oldest four words of the schedule, `w0`, by the four that follow `w3`.
#define SCHEDULE(w0, w1, w2, w3)                                                                             \
    w0 = _mm_sha256msg2_epu32(                                                                               \
        _mm_add_epi32(_mm_sha256msg1_epu32(w0, w1), _mm_alignr_epi8(w3, w2, 4)), w3)

__attribute__((target("sha,sse4.1,ssse3"))) void csha256_compress_accelerated(
    uint32_t state[8], const uint8_t *blocks, size_t count) {
    const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);

    // From a…h in memory to the instructions' order and back.
    __m128i badc = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xb1);
    __m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1b);
    __m128i abef = _mm_alignr_epi8(badc, efgh, 8);
    __m128i cdgh = _mm_blend_epi16(efgh, badc, 0xf0);

    for (; count > 0; count--, blocks += 64) {
        const __m128i abef_before = abef, cdgh_before = cdgh;
        __m128i w0 = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)blocks), big_endian);
        __m128i w1 = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(blocks + 16)), big_endian);
        __m128i w2 = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(blocks + 32)), big_endian);
        __m128i w3 = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(blocks + 48)), big_endian);
        ROUNDS(w0, 0);
        ROUNDS(w1, 1);
        ROUNDS(w2, 2);
        ROUNDS(w3, 3);
        SCHEDULE(w0, w1, w2, w3);
        ROUNDS(w0, 4);
        SCHEDULE(w1, w2, w3, w0);
        ROUNDS(w1, 5);
        SCHEDULE(w2, w3, w0, w1);
        ROUNDS(w2, 6);
        SCHEDULE(w3, w0, w1, w2);
        ROUNDS(w3, 7);
        SCHEDULE(w0, w1, w2, w3);
        ROUNDS(w0, 8);
        SCHEDULE(w1, w2, w3, w0);
        ROUNDS(w1, 9);
        SCHEDULE(w2, w3, w0, w1);
        ROUNDS(w2, 10);
        SCHEDULE(w3, w0, w1, w2);
        ROUNDS(w3, 11);
        SCHEDULE(w0, w1, w2, w3);
        ROUNDS(w0, 12);
        SCHEDULE(w1, w2, w3, w0);
        ROUNDS(w1, 13);
        SCHEDULE(w2, w3, w0, w1);
        ROUNDS(w2, 14);
        SCHEDULE(w3, w0, w1, w2);
        ROUNDS(w3, 15);
        abef = _mm_add_epi32(abef, abef_before);
        cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }

    __m128i feba = _mm_shuffle_epi32(abef, 0x1b);
    __m128i dchg = _mm_shuffle_epi32(cdgh, 0xb1);
    _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xf0));
    _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

#endif
