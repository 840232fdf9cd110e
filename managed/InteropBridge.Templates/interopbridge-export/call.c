/* cc call.c -I OUT OUT/running.so -Wl,-rpath,OUT -o call   where OUT is the publish folder */
#include "running.h"

#include <stdio.h>

int main(void)
{
    double values[] = {1, 2, 6}, mean;
    running_mean *running;
    if (running_create(&running) != RUNNING_OK || running_value(running, &mean) == RUNNING_OK) {
        return 1;
    }
    printf("%s\n", running_last_error());
    if (running_add(running, values, 3) != RUNNING_OK || running_value(running, &mean) != RUNNING_OK) {
        printf("%s\n", running_last_error());
        return 1;
    }
    printf("%g\n", mean);
    return running_mean_free(running);
}
