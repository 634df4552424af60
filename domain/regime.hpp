#pragma once

#include "domain/time.hpp"

#include <string_view>

// The law a dossier is judged by: that in force on its date of receipt.

namespace motcua {

// The rules on one-stop reception: QĐ 93/2007/QĐ-TTg (of 22/06/2007) until 14/05/2015, QĐ 09/2015/QĐ-TTg until
// 20/06/2018, NĐ 61/2018/NĐ-CP until 30/06/2025, NĐ 118/2025/NĐ-CP since. Empty before the first of them.
std::string_view one_stop_rules(Date received);

// Who says how periods are counted: the Civil Code 2015, articles 145 to 148, since 01/01/2017. Empty before.
std::string_view counting_rules(Date received);

}  // namespace motcua
