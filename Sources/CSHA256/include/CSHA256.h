#ifndef CSHA256_H
#define CSHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// SHA-256's compression function (FIPS 180-4, 6.2.2): mixes `count` blocks of 64 bytes each into `state`.
// Uses the processor's SHA instructions where it has them.
void csha256_compress(uint32_t state[8], const uint8_t *blocks, size_t count);

// The same in plain C, whatever the processor has.
void csha256_compress_portable(uint32_t state[8], const uint8_t *blocks, size_t count);

// Whether `csha256_compress` uses the processor's SHA instructions.
bool csha256_is_accelerated(void);

#endif
