//! s
use super::*;
#[derive(Debug)]
/// d
pub struct DecodeError;
/// d
pub fn encode_france(_: &Atlas) -> Vec<u8> { vec![] }
/// d
pub fn encode_world(_: &World) -> Vec<u8> { vec![] }
/// d
pub fn decode_france(_: &[u8]) -> Result<Atlas, DecodeError> { Err(DecodeError) }
/// d
pub fn decode_world(_: &[u8]) -> Result<World, DecodeError> { Err(DecodeError) }
