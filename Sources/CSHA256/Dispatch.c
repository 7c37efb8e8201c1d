#include "CSHA256.h"
#include "Accelerated.h"

#include <stdatomic.h>
#include <string.h>

#if CSHA256_HAS_ACCELERATION

// Trusts the instructions only once they agree with plain C on a block: a wrong signature would be refused by
// every service, far from its cause.
static bool accelerated_agrees(void) {
    uint8_t block[64];
    uint32_t accelerated[8], portable[8];
    for (int i = 0; i < 64; i++) {
        block[i] = (uint8_t)(i * 37 + 11);
    }
    for (int i = 0; i < 8; i++) {
        accelerated[i] = portable[i] = 0x9e3779b9u * (uint32_t)(i + 1);
    }
    csha256_compress_accelerated(accelerated, block, 1);
    csha256_compress_portable(portable, block, 1);
    return memcmp(accelerated, portable, sizeof portable) == 0;
}

bool csha256_is_accelerated(void) {
    // 0: not looked yet; 1: no; 2: yes. Two threads that look at once find the same.
    static atomic_int known;
    int answer = atomic_load_explicit(&known, memory_order_relaxed);
    if (answer == 0) {
        answer = csha256_processor_is_capable() && accelerated_agrees() ? 2 : 1;
        atomic_store_explicit(&known, answer, memory_order_relaxed);
    }
    return answer == 2;
}

void csha256_compress(uint32_t state[8], const uint8_t *blocks, size_t count) {
    if (csha256_is_accelerated()) {
        csha256_compress_accelerated(state, blocks, count);
    } else {
        csha256_compress_portable(state, blocks, count);
    }
}

#else

bool csha256_is_accelerated(void) {
    return false;
}

void csha256_compress(uint32_t state[8], const uint8_t *blocks, size_t count) {
    csha256_compress_portable(state, blocks, count);
}

#endif
