import { productMissing } from '#definitions/checks/product/missing';
import { productNotDrawn } from '#definitions/checks/product/not-drawn';
import { productUnknownPaper } from '#definitions/checks/product/unknown-paper';
import { productUnknownRole } from '#definitions/checks/product/unknown-role';
import type { Area } from '#definitions/rule';

export const productArea: Area = {
  name: 'product',
  about: "Every service has the product its kind promises, and the product's facts, steps, roles and papers exist.",
  rules: [productMissing, productUnknownPaper, productUnknownRole, productNotDrawn],
};
