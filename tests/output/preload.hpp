#pragma once

// A sanitizer must be the first library of a process, and so must what tests
// of crashes put before it.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define TWINNING_NO_PRELOAD
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define TWINNING_NO_PRELOAD
#endif
#endif
