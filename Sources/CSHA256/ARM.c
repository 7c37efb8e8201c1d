// On Apple's ARM processors CryptoKit does this work.
#if defined(__aarch64__) && defined(__linux__)

#include "Accelerated.h"
#include "Constants.h"

#include <arm_neon.h>
#include <sys/auxv.h>

bool csha256_processor_is_capable(void) {
    const unsigned long has_sha2 = 1 << 6;  // HWCAP_SHA2, which not every libc's headers name
    return getauxval(AT_HWCAP) & has_sha2;
}

#define ROUNDS(words, i)                                                \
    do {                                                                \
        uint32x4_t sum = vaddq_u32(words, vld1q_u32(csha256_constants + 4 * (i))); \
        uint32x4_t abcd_before = abcd;                                  \
        abcd = vsha256hq_u32(abcd, efgh, sum);                          \
        efgh = vsha256h2q_u32(efgh, abcd_before, sum);                  \
    } while (0)

// Replaces the oldest four words of the schedule, `w0`, by the four that follow `w3`.
#define SCHEDULE(w0, w1, w2, w3) w0 = vsha256su1q_u32(vsha256su0q_u32(w0, w1), w2, w3)

__attribute__((target("sha2"))) void csha256_compress_accelerated(
    uint32_t state[8], const uint8_t *blocks, size_t count) {
    uint32x4_t abcd = vld1q_u32(state);
    uint32x4_t efgh = vld1q_u32(state + 4);

    for (; count > 0; count--, blocks += 64) {
        const uint32x4_t abcd_at_start = abcd, efgh_at_start = efgh;
        uint32x4_t w0 = vreinterpretq_u32_u8(vrev32q_u8(vld1q_u8(blocks)));
        uint32x4_t w1 = vreinterpretq_u32_u8(vrev32q_u8(vld1q_u8(blocks + 16)));
        uint32x4_t w2 = vreinterpretq_u32_u8(vrev32q_u8(vld1q_u8(blocks + 32)));
        uint32x4_t w3 = vreinterpretq_u32_u8(vrev32q_u8(vld1q_u8(blocks + 48)));
        ROUNDS(w0, 0);
        ROUNDS(w1, 1);
        ROUNDS(w2, 2);
        ROUNDS(w3, 3);
        for (int i = 4; i < 16; i += 4) {
            SCHEDULE(w0, w1, w2, w3);
            ROUNDS(w0, i);
            SCHEDULE(w1, w2, w3, w0);
            ROUNDS(w1, i + 1);
            SCHEDULE(w2, w3, w0, w1);
            ROUNDS(w2, i + 2);
            SCHEDULE(w3, w0, w1, w2);
            ROUNDS(w3, i + 3);
        }
        abcd = vaddq_u32(abcd, abcd_at_start);
        efgh = vaddq_u32(efgh, efgh_at_start);
    }
    vst1q_u32(state, abcd);
    vst1q_u32(state + 4, efgh);
}

#endif
