#pragma once
#include <malloc.h>
#include <spawn.h>

// Declared here, for the C library's own headers show them under _GNU_SOURCE alone.
int pipe2(int ends[2], int flags);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *folder);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
