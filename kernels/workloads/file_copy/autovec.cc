// file_copy with the checksum by tables, offered to the vectorizer for each Highway target.
#include "kernels/workloads/file_copy/loop.h"

#define LANEBENCH_WORKLOAD file_copy
#define LANEBENCH_PROBLEM FileCopy
#include "kernels/lanes/autovec-inl.h"
