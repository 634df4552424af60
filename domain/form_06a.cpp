#include "domain/form_06a.hpp"

#include <stdexcept>

namespace motcua {

std::array<std::int64_t, 11> form_06a(const Figures& f)
{
    using enum Standing;
    const std::int64_t online = f.received_by[static_cast<std::size_t>(Channel::online)];
    const std::int64_t other = f.received() - online;
    const std::int64_t carried = f.carried_over + f.reopened;
    const std::int64_t on_time_column = f.at(on_time) + f.at(refused) + f.at(withdrawn);
    const std::int64_t solved = f.at(early) + on_time_column + f.at(late);
    const std::int64_t in_time = f.at(running) + f.at(waiting);
    const std::int64_t open = in_time + f.overdue;
    const std::int64_t received = online + other + carried;
    if (f.total() != received || received != solved + open)
        throw std::logic_error("form 06a does not add up: received " + std::to_string(received) + ", solved " +
                               std::to_string(solved) + ", in progress " + std::to_string(open));
    return {received,       online,     other, carried, solved,   f.at(early),
            on_time_column, f.at(late), open,  in_time, f.overdue};
}

}  // namespace motcua
