//! The list of rules: one `mod` line and one entry each, in the order of codes.

mod duty_weight_sum;
mod partial_duty_weights;

use super::Rule;

pub static ALL: &[Rule] = &[duty_weight_sum::RULE, partial_duty_weights::RULE];
