pub fn write(_: &crate::render::page::Page) -> Vec<u8> { Vec::new() }
