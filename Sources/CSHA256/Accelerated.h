#ifndef CSHA256_ACCELERATED_H
#define CSHA256_ACCELERATED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// One file for each kind of processor defines these two; elsewhere there is nothing to accelerate with.
#if defined(__x86_64__) || (defined(__aarch64__) && defined(__linux__))
#define CSHA256_HAS_ACCELERATION 1

// Whether this processor has the instructions that `csha256_compress_accelerated` is made of.
bool csha256_processor_is_capable(void);

void csha256_compress_accelerated(uint32_t state[8], const uint8_t *blocks, size_t count);

#endif
#endif
